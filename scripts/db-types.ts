import { writeFile } from 'node:fs/promises';
import { freshDatabase } from './database/fresh.ts';
import { generatedTypes, TYPES_FILE } from './database/types.ts';
import { startPostgres } from './postgres.ts';

// `npm run db:types`: writes src/data/database.types.ts anew from the migrations.
const server = await startPostgres();
try {
  await writeFile(TYPES_FILE, await generatedTypes(await freshDatabase(server, 'types')));
} finally {
  await server.stop();
}
