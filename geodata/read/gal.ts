import { refusal, type Refusal, type Terminal } from '../commands/terminal.ts';

/** A GAL file: the neighbours of each area, by ids as they are written there. */
export interface Gal {
  /** The field that holds the ids, where the header names one. */
  readonly field: string | undefined;
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads neighbours in GAL format (SpaceStat, GeoDa, spdep, PySAL). The header is the number of areas, or
 * `0 number layer field`; then for each area its id, how many neighbours it has, and their ids.
 * Refuses a file that is missing, ends early or late, tells an area twice, or makes one its own neighbour.
 */
export async function readGal(path: string, terminal: Terminal): Promise<Gal> {
  const no = (en: string, zh: string): Refusal =>
    refusal(terminal, { en: `${path}: ${en}`, zh: `${path}：${zh}` });
  const [header = '', ...lines] = (await textOf(path, terminal, no))
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const head = header.trim().split(/\s+/);
  // A layer's name may hold spaces; the field is the last word.
  const [count, field] =
    head.length >= 3 ? [head[1], head.length > 3 ? head.at(-1) : undefined] : [head.at(-1), undefined];
  const areas = whole(count);
  if (areas === undefined)
    throw no(
      `not a GAL file: the first line should be the number of areas, or “0 number layer field”.`,
      `不是 GAL 文件：首行应为区域个数，或“0 个数 图层 字段”。`
    );

  const words = lines
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const neighbours = new Map<string, readonly string[]>();
  let at = 0;
  while (at < words.length) {
    const [id = '', said = ''] = words.slice(at, at + 2);
    const many = whole(said);
    if (many === undefined)
      throw no(
        `after area ${id} the number of its neighbours is expected, not “${said}”.`,
        `区域 ${id} 之后应为其邻接区域个数，而不是“${said}”。`
      );
    const list = words.slice(at + 2, at + 2 + many);
    if (list.length < many)
      throw no(
        `it ends before the ${many} neighbours of area ${id} are told.`,
        `文件在列出区域 ${id} 的 ${many} 个邻接区域之前已结束。`
      );
    if (neighbours.has(id)) throw no(`area ${id} is told twice.`, `区域 ${id} 出现了两次。`);
    const twice = list.find((other, place) => other === id || list.indexOf(other) !== place);
    if (twice !== undefined)
      throw no(
        twice === id ? `area ${id} is its own neighbour.` : `area ${id} has neighbour ${twice} twice.`,
        twice === id ? `区域 ${id} 与自身邻接。` : `区域 ${id} 的邻接区域 ${twice} 重复。`
      );
    neighbours.set(id, list);
    at += 2 + many;
  }
  if (neighbours.size !== areas)
    throw no(
      `its header promises ${areas} areas, and ${neighbours.size} follow.`,
      `首行写明 ${areas} 个区域，实际有 ${neighbours.size} 个。`
    );
  return { field, neighbours };
}

async function textOf(
  path: string,
  terminal: Terminal,
  no: (en: string, zh: string) => Refusal
): Promise<string> {
  try {
    return await terminal.readText(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw no(
      `cannot be read (${code}). Weights are queen, rook, or a GAL file.`,
      `无法读取（${code}）。邻接方式为 queen、rook 或 GAL 文件。`
    );
  }
}

const whole = (word: string | undefined): number | undefined =>
  word !== undefined && /^\d+$/.test(word) ? Number(word) : undefined;
