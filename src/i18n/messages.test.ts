import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh-CN.json' with { type: 'json' };

/** Every message by its name, with the text of each of its variants. */
const textsOf = (messages: object) =>
  new Map(
    Object.entries(messages)
      .filter(([name]) => name !== '$schema')
      .map(([name, message]) => [name, JSON.stringify(message)])
  );

const chinese = textsOf(zh);
const english = textsOf(en);

/** `{count}` and the like, each once. */
const placeholders = (text = '') => [...new Set(text.match(/\{\w+\}/g))].sort();

const SOURCE = join(import.meta.dirname, '..');

/** Everything of ours under src that could name a message. */
const program = () =>
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => /\.(ts|svelte)$/.test(path) && !path.includes('paraglide') && !path.endsWith('.test.ts')
    )
    .map((path) => readFileSync(join(SOURCE, path), 'utf8'))
    .join('\n');

describe('messages', () => {
  it('are the same in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('take the same values in both languages', () => {
    for (const [name, text] of chinese) {
      expect({ name, takes: placeholders(english.get(name)) }).toEqual({ name, takes: placeholders(text) });
    }
  });

  it('in English hold no Chinese, but where they offer the other language by its own name', () => {
    const mixed = [...english].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([name]) => name);
    expect(mixed.filter((name) => !name.includes('language'))).toEqual([]);
  });

  it('are never empty, but for a counting word that English does without', () => {
    const empty = (texts: Map<string, string>) =>
      [...texts.keys()].filter((name) => texts.get(name) === '""');
    expect(empty(chinese)).toEqual([]);
    expect(empty(english).filter((name) => !name.startsWith('unit_'))).toEqual([]);
  });

  it('are each said somewhere', () => {
    const said = new Set(Array.from(program().matchAll(/\bm\.(\w+)/g), ([, name]) => name));
    expect([...chinese.keys()].filter((name) => !said.has(name))).toEqual([]);
  });
});
