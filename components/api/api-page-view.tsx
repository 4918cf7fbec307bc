import { Command } from '@/components/ui/command';
import { formatDay } from '@/lib/base/format/dates';
import { API_CHANGES } from '@/lib/site/api/api-changes';
import { exampleRequest } from '@/lib/site/api/example-request';
import { API_OPERATIONS, type ApiOperation } from '@/lib/site/api/operations';
import { responseFields } from '@/lib/site/api/response-fields';
import { paths } from '@/lib/site/url/paths';

import { ExampleResponse } from './example-response.client';

/** The paths of the JSON API, as its document describes them, each with a request to copy. */
export function ApiPageView({ origin }: { readonly origin: string }) {
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">API</h1>
      <p className="mt-1 max-w-[72ch]">
        Everything that the pages show, as JSON, without an account. Responses have an ETag and the
        age of their data; CORS is enabled for every origin. Errors are problem documents (RFC
        9457). Within v1, fields are only added.{' '}
        <a className="link" href={paths.openApi}>
          The document in OpenAPI 3.1
        </a>
        .{' '}
        <a className="link" href="#changes">
          Changes
        </a>
      </p>
      {API_OPERATIONS.map((operation) => (
        <Operation key={operation.path} operation={operation} origin={origin} />
      ))}
      <section aria-labelledby="changes" className="mt-10">
        <h2 id="changes" className="text-lg font-semibold">
          Changes
        </h2>
        <ul className="mt-2 flex max-w-[72ch] flex-col gap-2">
          {API_CHANGES.map(({ day, paths: of, says }) => (
            <li key={says}>
              <time dateTime={day}>{formatDay(day)}</time>: <WithCode text={says} />
              <span className="block font-mono text-xs text-soft">{of.join(', ')}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

type OperationProps = { readonly operation: ApiOperation; readonly origin: string };

function Operation({ operation, origin }: OperationProps) {
  const { path, body, summary, example, parameters, problems } = operation;
  return (
    <section aria-label={path} className="mt-8">
      <h2 className="font-mono text-sm font-semibold break-all">
        {body === undefined ? 'GET' : 'POST'} {path}
      </h2>
      <p className="mt-1 mb-2">{summary}.</p>
      {body === undefined ? null : (
        <p className="mt-1">
          Body: <WithCode text={body.description} />.
        </p>
      )}
      <Command
        id={`example-${path.replaceAll(/[^a-z]+/g, '-')}`}
        label="Copy example request"
        text={exampleRequest(operation, origin)}
      />
      {body === undefined ? <ExampleResponse url={example} /> : null}
      {parameters.length === 0 ? null : (
        <MeaningTable
          className="mt-2 max-w-[72ch]"
          caption={`Parameters of ${path}`}
          head="Parameter"
          rows={parameters.map(({ name, description, required }) => ({
            name,
            description: `${description}${required ? ' (required)' : ''}`,
          }))}
        />
      )}
      <ResponseFields operation={operation} />
      <p className="mt-2 text-xs text-soft">
        Responds with 200{body === undefined ? ', 304' : ''}
        {Object.keys(problems).map((status) => `, ${status}`)}
      </p>
    </section>
  );
}

/** The top fields of a response; what they contain is in the document. */
function ResponseFields({ operation: { path, success } }: { readonly operation: ApiOperation }) {
  const ids = typeof success.schema === 'string' ? [success.schema] : success.schema;
  return ids
    .map((id) => ({ id, fields: responseFields(id) }))
    .filter(({ fields }) => fields.length > 0)
    .map(({ id, fields }) => (
      <details key={id} className="mt-2 max-w-[72ch]">
        <summary className="cursor-pointer text-soft">
          Fields of the response{ids.length === 1 ? '' : `: ${id}`}
        </summary>
        <MeaningTable
          caption={`Fields of ${id}, the response of ${path}`}
          head="Field"
          rows={fields}
        />
      </details>
    ));
}

type MeaningTableProps = {
  readonly className?: string;
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly { readonly name: string; readonly description: string }[];
};

/** Names with their meanings. */
function MeaningTable({ className = '', caption, head, rows }: MeaningTableProps) {
  return (
    <table className={`status-table ${className}`}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, description }) => (
          <tr key={name}>
            <th scope="row" className="font-mono">
              {name}
            </th>
            <td data-label="Meaning">
              <WithCode text={description} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Shows what is between backticks as code. */
function WithCode({ text }: { readonly text: string }) {
  return text.split(/(`[^`]+`)/).map((part, at) =>
    part.startsWith('`') ? (
      // The text is constant, so the index identifies a part.
      // oxlint-disable-next-line react/no-array-index-key
      <code key={at} className="font-mono">
        {part.slice(1, -1)}
      </code>
    ) : (
      part
    ),
  );
}
