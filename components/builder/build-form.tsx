import type { ReactNode } from 'react';

import { QueryForm } from '@/components/forms/query-form.client';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import type { BuildField } from '@/lib/build/form/model';
import { DEFAULT_FORM } from '@/lib/build/form/read-form';
import type { BuildPageData } from '@/lib/site/model/build-page';
import { paths } from '@/lib/site/url/paths';

import { ChoiceField } from './choice-field';
import { SwitchField } from './switch-field';
import { TextField } from './text-field';

/** The form of the builder: every change is another URL of the same page. */
export function BuildForm({ page }: { readonly page: BuildPageData }) {
  const text = (field: BuildField, label: string, hint?: string) => (
    <TextField page={page} field={field} label={label} {...(hint !== undefined && { hint })} />
  );
  const choice = (field: BuildField, label: string) => (
    <ChoiceField page={page} field={field} label={label} />
  );
  return (
    <QueryForm
      action={paths.build}
      label="What to build"
      className="no-print flex flex-col gap-6"
      defaults={DEFAULT_FORM}
    >
      <Group title="Image">
        {text('base', 'Base image', 'e.g. ubuntu:24.04')}
        {choice('arch', 'Architecture')}
        {choice('model', 'Board')}
        {choice('kind', 'Output')}
        <SwitchField page={page} field="trustedBoot" label="Trusted boot" />
        <SwitchField page={page} field="fips" label="FIPS" />
      </Group>
      <Group title="Versions">
        {text('version', 'Image version', 'e.g. v1.0.0')}
        {text('release', 'Kairos release', 'latest')}
        {text('kairosInit', 'kairos-init version', 'of the release')}
      </Group>
      <Group title="Kubernetes">
        {choice('kubernetes', 'Distribution')}
        {text('kubernetesVersion', 'Kubernetes version', 'latest')}
        {choice('variant', 'Variant')}
      </Group>
      <Group title="Registry and repository">
        {text('registry', 'Registry')}
        {text('organization', 'Organisation')}
        {text('repository', 'Repository', 'organisation/flavor')}
        {text('flavor', 'Flavor')}
        {text('flavorRelease', 'Flavor release')}
        {text('prefix', 'Registry prefix', 'a mirror')}
      </Group>
      {page.typed.naming === '' ? null : (
        <input type="hidden" name="naming" value={page.typed.naming} />
      )}
      <div className="flex gap-2">
        <SubmitWithoutScript />
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- a full load also clears what was typed */}
        <a className="control" href={paths.build}>
          Reset
        </a>
      </div>
    </QueryForm>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid grid-cols-2 items-start gap-x-4 gap-y-3 sm:grid-cols-3">
      <legend className="mb-2 font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}
