/**
 * What is left of an area's name where there is room for a number only: 16 of 16网格·新城东花园6–11幢, 十一 of 第十一地片.
 * Null where the name does not begin with a number.
 */
export function shortName(name: string): string | null {
  const [, figures, numeral] = /^(?:第?([0-9]+)(?=\D)|第([一二三四五六七八九十百]+)(?=.))/u.exec(name) ?? [];
  return figures ?? numeral ?? null;
}
