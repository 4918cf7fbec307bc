import type { ReactNode } from 'react';

import { QueryForm } from '@/components/forms/query-form.client';
import type { BuildField, BuildForm as Form } from '@/lib/build/form/model';
import { OWN_VERSION } from '@/lib/build/form/presets';
import { DEFAULT_FORM } from '@/lib/build/form/read-form';
import type { BuildPageData } from '@/lib/site/model/build-page';
import { EXAMPLE_KEY, formatBuildForm } from '@/lib/site/url/build-query';
import { paths } from '@/lib/site/url/paths';

import { ChoiceField } from './choice-field';
import { SwitchField } from './switch-field';
import { TextField } from './text-field';

/** The ids of what a submit moves the focus to: the problems, else the result. */
export const PROBLEMS_ID = 'problems';
export const RESULT_ID = 'result';

const PLACE_FIELDS = ['registry', 'organization', 'repository', 'prefix'] as const;

/** The form of the builder: every change is another URL of the same page. */
export function BuildForm({ page }: { readonly page: BuildPageData }) {
  const choice = (field: BuildField, label: string) => (
    <ChoiceField page={page} field={field} label={label} />
  );
  return (
    <QueryForm
      action={paths.build}
      label="What to build"
      className="build-form no-print"
      defaults={{ ...DEFAULT_FORM, [EXAMPLE_KEY]: page.typed.version }}
      values={shownQuery(page)}
      focusOnSubmit={[PROBLEMS_ID, RESULT_ID]}
    >
      <Group title="Image">
        <TextField
          page={page}
          field="base"
          label="Base image"
          hint="e.g. ubuntu:24.04"
          {...(page.typed.flavor === '' && { mark: 'required' })}
          moves={movesOfBase(page)}
        />
        <TextField page={page} field="flavor" label="Flavor" hint="e.g. hadron" />
        <TextField page={page} field="flavorRelease" label="Flavor release" hint="e.g. v0.5.1" />
        {choice('arch', 'Architecture')}
        {choice('model', 'Board')}
        {choice('kind', 'Output')}
        <SwitchField page={page} field="trustedBoot" label="Trusted boot" />
        <SwitchField page={page} field="fips" label="FIPS" />
      </Group>
      <Group title="Versions">
        <TextField
          page={page}
          field="version"
          label="Image version"
          hint="e.g. v1.0.0"
          mark="required"
        />
        <TextField page={page} field="release" label="Kairos release" hint="latest" />
        <TextField
          page={page}
          field="kairosInit"
          label="kairos-init version"
          hint="of the release"
        />
      </Group>
      <Group title="Kubernetes">
        {choice('kubernetes', 'Distribution')}
        <TextField
          page={page}
          field="kubernetesVersion"
          label="Kubernetes version"
          hint="latest (default)"
        />
        {choice('variant', 'Variant')}
      </Group>
      <details open={isPlaceOpen(page)}>
        <summary className="min-h-6 font-semibold">Registry and repository</summary>
        <div className="build-fields mt-2">
          <TextField page={page} field="registry" label="Registry" />
          <TextField page={page} field="organization" label="Organisation" />
          <TextField
            page={page}
            field="repository"
            label="Repository"
            hint="organisation/flavor (default)"
          />
          <TextField page={page} field="prefix" label="Registry prefix" hint="e.g. a mirror" />
        </div>
      </details>
      {page.isExample ? (
        <input type="hidden" name={EXAMPLE_KEY} value={page.typed.version} />
      ) : null}
      {page.typed.naming === '' ? null : (
        <input type="hidden" name="naming" value={page.typed.naming} />
      )}
      <div className="flex gap-2">
        <button type="submit" className="control control-primary">
          Show result
        </button>
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- a full load also clears what was typed */}
        <a className="control" href={paths.build}>
          Reset
        </a>
      </div>
    </QueryForm>
  );
}

/** What the fields show: words that can be chosen as they were read, all else as it was typed. */
function shownQuery({ typed, normal }: BuildPageData): string {
  const { variant, arch, model, trustedBoot, fips, kubernetes, kind } = normal;
  const chosen = { variant, arch, model, trustedBoot, fips, kubernetes, kind };
  return formatBuildForm({ ...typed, ...chosen }).toString();
}

/**
 * A base image decides the flavor and its release, and the example becomes a self-built image with its own
 * version.
 */
function movesOfBase({ typed, isExample }: BuildPageData): Partial<Form> | null {
  if (typed.base !== '') return null;
  const emptied = { flavor: '', flavorRelease: '' };
  return isExample ? { ...emptied, version: OWN_VERSION } : emptied;
}

function isPlaceOpen({ typed, problems }: BuildPageData): boolean {
  return PLACE_FIELDS.some(
    (field) =>
      typed[field] !== DEFAULT_FORM[field] || problems.some((problem) => problem.field === field),
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold">{title}</legend>
      <div className="build-fields">{children}</div>
    </fieldset>
  );
}
