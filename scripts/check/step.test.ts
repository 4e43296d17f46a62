import { describe, expect, it, vi } from 'vitest';
import { runSteps, type Step } from './step.ts';

const node = (name: string, code: string): Step => ({ name, command: [process.execPath, '-e', code] });

async function run(steps: readonly Step[], strict = false) {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    said.push(String(part));
    return true;
  });
  const outcomes = await runSteps(steps, strict);
  write.mockRestore();
  return { said: said.join(''), totals: outcomes.map(({ totals }) => totals) };
}

describe('runSteps', () => {
  it('tells what passed and what failed, side by side', async () => {
    const { totals } = await run([node('good', ''), node('bad', 'process.exit(3)')]);
    expect(totals).toEqual([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 0, failed: 1, skipped: 0 }
    ]);
  });

  it('keeps what two steps print apart', async () => {
    const slow = "console.log('one'); setTimeout(() => console.log('two'), 300)";
    const { said } = await run([node('slow', slow), node('quick', "console.log('three')")]);
    expect(said.replace(/── .*/g, '').split(/\s+/).filter(Boolean)).toEqual(['one', 'two', 'three']);
  });

  it('fails a program that is not there', async () => {
    const { totals, said } = await run([{ name: 'absent', command: ['no-such-program'] }]);
    expect(totals).toEqual([{ passed: 0, failed: 1, skipped: 0 }]);
    expect(said).toContain('no-such-program');
  });

  it('fails a suite that leaves no report, and one that ends badly without a failed test', async () => {
    const { totals } = await run([{ ...node('silent', 'process.exit(1)'), counts: 'totals' }]);
    expect(totals).toEqual([{ passed: 0, failed: 1, skipped: 0 }]);
  });

  it('skips with a word what the machine lacks, unless nothing may be skipped', async () => {
    const step = { ...node('map', ''), missing: () => 'No browser here.' };
    expect((await run([step])).totals).toEqual([{ passed: 0, failed: 0, skipped: 1 }]);
    const strict = await run([step], true);
    expect(strict.totals).toEqual([{ passed: 0, failed: 1, skipped: 0 }]);
    expect(strict.said).toContain('No browser here.');
  });
});
