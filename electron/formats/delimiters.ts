/** Letters, digits, blanks, quotes, and the signs of words, figures and dates part no columns. */
const SIGNS = /[^\p{L}\p{N}\p{M}\p{Zs}\r\n\t"'“”‘’`.\-/\\_()（）[\]【】「」《》%¥￥*=。：]+/gu;
const LONGEST = 4;
/** How many ways to part columns are tried. */
const MOST = 12;

/**
 * Signs, and runs of signs such as `||` or `|+|`, that stand at least twice in a line; the most
 * frequent first. Any of them may part the columns: which one does is told by the rows it makes.
 */
export function delimitersIn(lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const [run, count] of runsIn(line)) {
      if (count > 1) counts.set(run, (counts.get(run) ?? 0) + count);
    }
  }
  const found = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST);
  return found.map(([run]) => run);
}

/** Whole runs and their single signs: an empty cell makes one long run of two delimiters. */
function runsIn(line: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (run: string): void => {
    counts.set(run, (counts.get(run) ?? 0) + 1);
  };
  for (const [run] of line.matchAll(SIGNS)) {
    for (const sign of run) add(sign);
    if (run.length > 1 && run.length <= LONGEST) add(run);
  }
  if (line.includes('\t')) counts.set('\t', line.split('\t').length - 1);
  return counts;
}
