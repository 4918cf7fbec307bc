import { describe, expect, it } from 'vitest';

import { exampleRequest } from './example-request';
import { API_OPERATIONS } from './operations';

describe('exampleRequest', () => {
  it('sends a body where the path takes one', () => {
    const requests = API_OPERATIONS.map((operation) => exampleRequest(operation, 'http://site'));
    expect(requests).toContain("curl -fsS 'http://site/api/v1/upgrade?from=v3.5.4'");
    expect(requests).toContain(
      "curl -fsS --data-binary @workflow.yaml 'http://site/api/v1/matrix/what-if?source=kairos-init'",
    );
  });
});
