import { pinyin } from 'pinyin-pro';

/** How a Chinese text is typed with Latin letters. */
export interface Pinyin {
  /** Syllables in lower case, without tones; what is not Chinese stays as it is: he, ping, lu, 12. */
  readonly syllables: readonly string[];
  /** First letter of each syllable: hpl12. */
  readonly initials: string;
}

/** Reads the characters in their context (重庆 is chongqing, 重量 is zhongliang). */
export function pinyinOf(text: string): Pinyin {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map(
    (part) => part.toLowerCase()
  );
  // A number or a Latin word is typed whole.
  const initials = syllables.map((part) => (/^[a-z]+$/.test(part) ? part.charAt(0) : part)).join('');
  return { syllables, initials };
}
