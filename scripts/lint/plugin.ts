import { relative, sep } from 'node:path';
import type { ESLint, Rule } from 'eslint';
import { wallBetween } from './rooms.ts';

/** An import that goes through a wall between two rooms. The walls are in `rooms.ts`. */
const rooms: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (node: Rule.Node, source: unknown, kind: unknown) => {
      if (typeof source !== 'string') return;
      const message = wallBetween({ from, specifier: source, typeOnly: kind === 'type' });
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => {
        check(node, node.source.value, kindOf(node, 'importKind'));
      },
      ExportNamedDeclaration: (node) => {
        check(node, node.source?.value, kindOf(node, 'exportKind'));
      },
      ExportAllDeclaration: (node) => {
        check(node, node.source.value, kindOf(node, 'exportKind'));
      },
      ImportExpression: (node) => {
        if (node.source.type === 'Literal') check(node, node.source.value, 'value');
      },
      // `new Worker(new URL('./x.ts', import.meta.url))`
      "NewExpression[callee.name='URL'][arguments.1.object.type='MetaProperty']": (node: Rule.Node) => {
        const path = node.type === 'NewExpression' ? node.arguments[0] : undefined;
        if (path?.type === 'Literal') check(node, path.value, 'value');
      }
    };
  }
};

/** `type` for `import type`. TypeScript's parser says so in a field that ESTree does not have. */
const kindOf = (node: object, field: 'importKind' | 'exportKind'): unknown =>
  (node as Record<string, unknown>)[field];

const COLOUR = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(/i;
const DECLARATION = /:[^;{}]*/g;

/** A colour written where it is used. Colours have names: in `src/ui/tokens.css` and `src/map/palette*`. */
const colours: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const message = 'A colour has a name: take it from src/ui/tokens.css or src/map/palette.ts.';
    const literal = (node: Rule.Node, text: string) => {
      // At its beginning: a number sign within a sentence is none.
      if (new RegExp(`^(?:${COLOUR.source})`, 'i').test(text.trim())) context.report({ node, message });
    };
    return {
      Literal: (node) => {
        if (typeof node.value === 'string') literal(node, node.value);
      },
      TemplateElement: (node) => {
        literal(node, node.value.raw);
      },
      'SvelteAttribute[key.name!=/^(href|id|for|class)$/] > SvelteLiteral, SvelteStyleDirective > SvelteLiteral'(
        node: Rule.Node
      ) {
        if (COLOUR.test(context.sourceCode.getText(node))) context.report({ node, message });
      },
      SvelteStyleElement: (node: Rule.Node) => {
        for (const [value] of context.sourceCode.getText(node).matchAll(DECLARATION)) {
          if (COLOUR.test(value)) context.report({ node, message: `${message} (${value.slice(1).trim()})` });
        }
      }
    };
  }
};

const HAN = /\p{Script=Han}/u;

/** Chinese words in a program: what people read is a message in both languages, in `src/i18n/messages`. */
const words: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (node: Rule.Node, text: string) => {
      if (HAN.test(text)) {
        context.report({ node, message: 'Words for people are messages: src/i18n/messages/*.json.' });
      }
    };
    return {
      Literal: (node) => {
        if (typeof node.value === 'string') report(node, node.value);
      },
      TemplateElement: (node) => {
        report(node, node.value.raw);
      },
      SvelteLiteral: (node: Rule.Node) => {
        report(node, context.sourceCode.getText(node));
      },
      SvelteText: (node: Rule.Node) => {
        report(node, context.sourceCode.getText(node));
      }
    };
  }
};

/** The rules of this house. */
export const house: ESLint.Plugin = { rules: { rooms, colours, words } };
