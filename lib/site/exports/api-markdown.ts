import { codeBlock, inlineCode } from '@/lib/base/text/markdown-code';
import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import { API_CHANGES } from '@/lib/site/api/api-changes';
import { exampleRequest } from '@/lib/site/api/example-request';
import { API_OPERATIONS, type ApiOperation } from '@/lib/site/api/operations';
import { responseFields } from '@/lib/site/api/response-fields';
import { paths } from '@/lib/site/url/paths';

/** Formats the page of the API as Markdown: each path with a request, its parameters and the fields of its response. */
export function apiMarkdown(origin: string): string {
  return [
    '# API of Kairos Matrix\n',
    `<${origin}${paths.apiReference}>; as OpenAPI 3.1: <${origin}${paths.openApi}>\n`,
    ...API_OPERATIONS.flatMap((operation) => operationLines(operation, origin)),
    '## Changes\n',
    ...API_CHANGES.map(({ day, paths: of, says }) =>
      [`- ${day}: ${says}`, ...of.map((path) => `  - ${inlineCode(path)}`)].join('\n'),
    ),
    '',
  ].join('\n');
}

function operationLines(operation: ApiOperation, origin: string): readonly string[] {
  const { path, body, summary, parameters, success } = operation;
  const ids = typeof success.schema === 'string' ? [success.schema] : success.schema;
  const [first] = ids;
  const fields = first === undefined ? [] : responseFields(first);
  return [
    `## ${body === undefined ? 'GET' : 'POST'} ${path}\n`,
    `${summary}.\n`,
    codeBlock('sh', exampleRequest(operation, origin)),
    ...(parameters.length === 0
      ? []
      : [
          formatMarkdownTable(
            ['Parameter', 'Meaning'],
            parameters.map(({ name, description, required }) => [
              name,
              `${description}${required ? ' (required)' : ''}`,
            ]),
          ),
        ]),
    ...(fields.length === 0
      ? []
      : [
          formatMarkdownTable(
            ['Field of the response', 'Meaning'],
            fields.map(({ name, description }) => [name, description]),
          ),
        ]),
  ];
}
