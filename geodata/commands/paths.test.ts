import { describe, expect, it } from 'vitest';
import { folderOfPaths } from './paths.ts';

describe('folderOfPaths', () => {
  const npm = { npm_lifecycle_event: 'wangge', INIT_CWD: '/home/li/data' };

  it('is the folder in which npm was called', () => {
    expect(folderOfPaths(npm, '/project')).toBe('/home/li/data');
  });

  it('is the working folder without npm, and inside another of its scripts', () => {
    expect(folderOfPaths({}, '/project')).toBe('/project');
    expect(folderOfPaths({ ...npm, npm_lifecycle_event: 'test' }, '/project')).toBe('/project');
  });
});
