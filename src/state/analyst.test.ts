import { describe, expect, it } from 'vitest';
import { analystInWorker, type AnalystQuestion, type AnalystReply } from './analyst.ts';

/** A worker whose answers the test gives by hand. */
class HandWorker extends EventTarget {
  readonly asked: AnalystQuestion[] = [];
  ended = false;
  postMessage(question: AnalystQuestion) {
    this.asked.push(question);
  }
  terminate() {
    this.ended = true;
  }
  reply(data: AnalystReply) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function place() {
  const workers: HandWorker[] = [];
  const analyst = analystInWorker(() => {
    const worker = new HandWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { analyst, workers };
}

describe('analystInWorker', () => {
  it('starts no worker before it is asked, and one for all questions', async () => {
    const { analyst, workers } = place();
    expect(workers).toHaveLength(0);
    const answers = [analyst.hotspots([]), analyst.hotspots([])];
    expect(workers).toHaveLength(1);
    workers[0]?.reply({ id: 2, answer: 'all-the-same' });
    workers[0]?.reply({ id: 1, answer: 'too-few-areas' });
    expect(await Promise.all(answers)).toEqual(['too-few-areas', 'all-the-same']);
  });

  it('tells the asker what went wrong', async () => {
    const { analyst, workers } = place();
    const answer = analyst.hotspots([]);
    workers[0]?.reply({ id: 1, fault: 'bandwidth of 0 m' });
    await expect(answer).rejects.toThrow('bandwidth of 0 m');
  });

  it('begins anew with the next question after a worker has broken', async () => {
    const { analyst, workers } = place();
    const lost = analyst.hotspots([]);
    workers[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'not loaded' }));
    await expect(lost).rejects.toThrow('not loaded');
    expect(workers[0]?.ended).toBe(true);
    const answer = analyst.hotspots([]);
    expect(workers).toHaveLength(2);
    workers[1]?.reply({ id: 2, answer: 'all-the-same' });
    expect(await answer).toBe('all-the-same');
  });

  it('hands over a ground once, and again to a worker that was started anew', async () => {
    const { analyst, workers } = place();
    const ground = { streets: [], squares: [], water: [] };
    const question = {
      facilities: [],
      limitMetres: 800,
      count: 1,
      protection: { k: 5, leastHouseholds: 10, base: 5 }
    };
    const kinds = (worker: number) => workers[worker]?.asked.map(({ kind }) => kind);
    const answers = [analyst.nextPlaces(ground, question), analyst.nextPlaces(ground, question)];
    expect(kinds(0)).toEqual(['reach-ground', 'next-places', 'next-places']);
    workers[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'not loaded' }));
    expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    void analyst.nextPlaces(ground, question);
    expect(kinds(1)).toEqual(['reach-ground', 'next-places']);
    void analyst.nextPlaces({ ...ground }, question);
    expect(kinds(1)).toEqual(['reach-ground', 'next-places', 'reach-ground', 'next-places']);
  });

  it('hands over a ground again that could not be joined', async () => {
    const { analyst, workers } = place();
    const ground = { streets: [], squares: [], water: [] };
    const question = {
      facilities: [],
      limitMetres: 800,
      count: 1,
      protection: { k: 5, leastHouseholds: 10, base: 5 }
    };
    const first = analyst.nextPlaces(ground, question);
    workers[0]?.reply({ id: 1, fault: 'out of memory' });
    await expect(first).rejects.toThrow('out of memory');
    void analyst.nextPlaces(ground, question);
    expect(workers[0]?.asked.map(({ kind }) => kind)).toEqual([
      ...['reach-ground', 'next-places'],
      ...['reach-ground', 'next-places']
    ]);
  });

  it('starts no worker once it is closed', async () => {
    const { analyst, workers } = place();
    analyst.close();
    await expect(analyst.hotspots([])).rejects.toThrow('closed');
    expect(workers).toHaveLength(0);
  });
});
