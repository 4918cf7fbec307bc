import { fail, ok, type Result } from '@/lib/base/result';
import { ERAS } from '@/lib/names/artifacts/eras';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import type { Leads } from '@/lib/releases/leads/model';
import { describeSupport } from '@/lib/releases/list/support';
import type { DecodePageData, ExplainedFinding } from '@/lib/site/model/decode-page';
import { releasePath } from '@/lib/site/url/paths';

import { changeResponse } from './component-versions-response';
import type { Unprocessable } from './problem-response';

/** Checks the parameter `name`, the text to decode: a text that is missing, empty or too long is a 422. */
export function checkText(name: string | null): Result<string, Unprocessable> {
  const message = reasonAgainst(name);
  if (name !== null && message === null) return ok(name);
  const problems = [{ field: 'name', message: message ?? '' }] as const;
  return fail({ title: 'Nothing to decode', detail: `name: ${message ?? ''}`, problems });
}

function reasonAgainst(name: string | null): string | null {
  if (name === null) return 'The parameter “name” is missing: the text to decode.';
  if (name.trim() === '') return 'The parameter “name” is empty.';
  if (name.length <= PASTE_LIMIT) return null;
  return `The text has ${name.length} characters. At most ${PASTE_LIMIT} are decoded.`;
}

/**
 * Shapes a decoded text into the response of `GET /api/v1/decode`: the fields of what the text is about, and
 * all findings. A text without a name of Kairos is a success too, with its problem.
 */
export function decodeResponse({ findings, change, isCut }: DecodePageData, origin: string) {
  const all = findings.map((each) => findingResponse(each, origin));
  const [first] = all;
  if (first === undefined) throw new Error('A text that is not empty has a finding.');
  return {
    ...first,
    findings: all,
    change:
      change === null
        ? null
        : {
            found: change.found.map((each) => changeResponse(each, origin)),
            notSearched: change.notSearched,
            coverage: change.coverage,
          },
    isCut,
  };
}

function findingResponse(
  { finding, title, leads, opened, links }: ExplainedFinding,
  origin: string,
) {
  const { kind, form, name, era, parts, fileKind, linkedRelease, base, fields } = finding;
  const scheme: string | null = era === null ? null : ERAS[era].title;
  const absolute = (path: string | null) => (path === null ? null : `${origin}${path}`);
  return {
    kind,
    form,
    title,
    name,
    place: finding.place,
    era,
    namingScheme: scheme,
    parts: partsResponse(parts),
    fileKind,
    linkedRelease,
    base,
    fields,
    remarks: finding.remarks,
    problem: finding.problem,
    existence: leads.existence,
    release: releaseResponse(leads.release, origin),
    containedIn: programResponse(leads.program, origin),
    inLine: leads.inLine,
    inLatest: leads.inLatest,
    defects: leads.defects,
    assumed: (opened?.assumed ?? []).map(({ field, message }) => ({ field, message })),
    links: {
      release: absolute(links.release),
      verification: absolute(links.verification),
      builder: absolute(links.builder),
      compare: absolute(links.compare),
      upgrade: absolute(links.upgrade),
      image: absolute(links.image),
    },
  };
}

function releaseResponse(release: Leads['release'], origin: string) {
  if (release === null) return null;
  const { componentId, tag, status, publishedAt, latestInLine, latest } = release;
  return {
    component: componentId,
    tag,
    page: `${origin}${releasePath(componentId, tag)}`,
    publishedAt: publishedAt === '' ? null : publishedAt,
    supported: status.state === 'supported',
    support: describeSupport(status),
    latestInLine,
    latest,
  };
}

function programResponse(program: Leads['program'], origin: string) {
  if (program === null) return null;
  const { program: name, version, releases, before, after, coverage } = program;
  return {
    program: name,
    version,
    releases: releases.map(({ tag, source }) => ({
      tag,
      page: `${origin}${releasePath('kairos', tag)}`,
      source,
    })),
    before,
    after,
    coverage,
  };
}

function partsResponse(parts: NameParts) {
  const { registry, repository, flavor, flavorRelease, variant, arch, model, version } = parts;
  const { kubernetes, trustedBoot, suffix, prerelease, branch, commit, ext } = parts;
  const { digest, attachment, customPrefix, customSuffix, name } = parts;
  return {
    registry,
    repository,
    flavor,
    flavorRelease,
    variant,
    arch,
    model,
    version,
    kubernetes,
    trustedBoot,
    suffix,
    prerelease,
    branch,
    commit,
    ext,
    digest,
    attachment,
    customPrefix,
    customSuffix,
    name,
  };
}
