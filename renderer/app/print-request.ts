import { type PaperRequest, paperRequest } from '#shared/contract/papers.ts';

/** What to print, from the page's address; null when it isn't a whole question. */
export function printRequest(params: URLSearchParams): PaperRequest | null {
  const asked = paperRequest.safeParse({
    paper: params.get('paper'),
    input: parsed(params.get('input') ?? ''),
  });
  return asked.success ? asked.data : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
