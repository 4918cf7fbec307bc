import { Command } from '@/components/ui/command';
import { API_OPERATIONS, type ApiOperation } from '@/lib/site/api/operations';
import { paths } from '@/lib/site/url/paths';

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
      </p>
      {API_OPERATIONS.map((operation) => (
        <Operation key={operation.path} operation={operation} origin={origin} />
      ))}
    </>
  );
}

type OperationProps = { readonly operation: ApiOperation; readonly origin: string };

function Operation({ operation, origin }: OperationProps) {
  const { path, body, summary, example, parameters, problems } = operation;
  const upload = body === undefined ? '' : '--data-binary @workflow.yaml ';
  return (
    <section aria-label={path} className="mt-8">
      <h2 className="font-mono text-sm font-semibold break-all">
        {body === undefined ? 'GET' : 'POST'} {path}
      </h2>
      <p className="mt-1">{summary}.</p>
      {body === undefined ? null : (
        <p className="mt-1">
          Body: <WithCode text={body.description} />.
        </p>
      )}
      <Command
        id={`example-${path.replaceAll(/[^a-z]+/g, '-')}`}
        label="Copy example request"
        text={`curl -fsS ${upload}'${origin}${example}'`}
      />
      {body === undefined ? (
        <p className="mt-1 text-xs">
          <a className="link target" href={example}>
            Open the response
          </a>
        </p>
      ) : null}
      {parameters.length === 0 ? null : (
        <table className="status-table mt-2 max-w-[72ch]">
          <caption className="sr-only">Parameters of {path}</caption>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map(({ name, description, required }) => (
              <tr key={name}>
                <th scope="row" className="font-mono">
                  {name}
                </th>
                <td data-label="Meaning">
                  <WithCode text={description} />
                  {required ? ' (required)' : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-2 text-xs text-soft">
        Responds with 200{body === undefined ? ', 304' : ''}
        {Object.keys(problems).map((status) => `, ${status}`)}
      </p>
    </section>
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
