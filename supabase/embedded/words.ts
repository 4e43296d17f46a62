/** What the place says on the terminal, in the language of whoever started it. */
export interface Words {
  building: string;
  built: string;
  opening: string;
  creating: string;
  migrating: (name: string) => string;
  accounts: string;
  demonstration: string;
  /** What of the demonstration is being made, by the loader's own name for it. */
  part: (name: string) => string;
  demonstrationAbsent: string;
  ready: (address: string) => string;
  signInWith: (password: string) => string;
  firstAccount: string;
  newPassword: string;
  stop: string;
  closing: string;
  resetQuestion: (folder: string) => string;
  resetNeedsYes: string;
  notReset: string;
  usage: string;
  unknownOption: (message: string) => string;
  badPort: (value: string) => string;
  badHouseholds: (value: string) => string;
  portTaken: (port: number) => string;
  cannotListen: (host: string, port: number, code: string) => string;
  folderNotWritable: (folder: string) => string;
  folderLocked: (folder: string, pid: number) => string;
  folderLockedElsewhere: (folder: string, host: string) => string;
  folderNewer: (folder: string) => string;
  databaseNewer: string;
  folderDamaged: (file: string) => string;
  databaseDamaged: (folder: string, reason: string) => string;
  noSuchAccount: (email: string) => string;
  sqlUnreadable: (file: string) => string;
  sqlFailed: (file: string, message: string) => string;
  sqlHalfDone: (file: string, message: string) => string;
  sqlDone: (file: string) => string;
  databaseUnreachable: (code: string) => string;
  databaseIsSupabase: string;
  resetNotHere: string;
  buildFailed: string;
  monthsNotReady: (message: string) => string;
  badTiles: (file: string) => string;
  failed: string;
}

const ENGLISH_PARTS: Readonly<Record<string, string>> = {
  tiles: 'source',
  ground: 'places',
  matters: 'incidents and visits'
};

const CHINESE_PARTS: Readonly<Record<string, string>> = {
  tiles: '底图数据',
  buildings: '房屋',
  blocks: '街块',
  streets: '道路',
  cells: '网格',
  ground: '场所',
  people: '住户',
  matters: '事件和走访'
};

const english: Words = {
  building: 'Building the app',
  built: 'The app is built',
  opening: 'Opening the database',
  creating: 'Creating the database',
  migrating: (name) => `Applying ${name}`,
  accounts: 'Creating the demonstration accounts',
  demonstration: 'Loading the demonstration',
  part: (name) => ENGLISH_PARTS[name] ?? name,
  demonstrationAbsent: 'This version carries no demonstration; starting empty.',
  ready: (address) => `Wangge is ready at ${address}`,
  signInWith: (password) => `Demonstration accounts (invented people), password ${password}:`,
  firstAccount:
    'The office is empty. Its first administrator, with a password that is not shown again (if it is lost: --new-password):',
  newPassword:
    'A new password, which is not shown again; whoever was signed in with the old one is signed out within an hour:',
  stop: 'Press Ctrl-C to stop.',
  closing: 'Closing …',
  resetQuestion: (folder) => `Everything in ${folder} will be deleted and made anew. Type yes to go on: `,
  resetNeedsYes: 'Nobody is here to be asked. Add --yes to delete everything without asking.',
  notReset: 'Nothing was deleted.',
  usage: `Usage: npm start -- [options]

  --port NUMBER        port to listen on (5180)
  --host ADDRESS       address to listen on (127.0.0.1: this machine only)
  --data DIR           folder that keeps the data (.wangge)
  --no-demo            start with an empty office
  --households NUMBER  for trials of scale: a demonstration of at least so many, in further
                       offices and cities; for a database made now (geodata/demo/README.md)
  --reset              delete all data in the folder first; asks before it does
  --yes                do not ask
  --new-password EMAIL give this account a new password, show it, and start
  --sql FILE           run this SQL file first, all of it or nothing (docs/first-office.sql)
  --database-url URL   use this PostgreSQL (with PostGIS) instead of the embedded database
  --tiles FILE         JSON file describing a tile base map: url, subdomains, attribution,
                       reviewNumber
  --no-build           serve the app as it was last built
  --dev                serve the app from its sources, with hot reload
  --help               show this`,
  unknownOption: (message) => `${message}\nTry --help.`,
  badHouseholds: (value) => `--households must be a whole number from 1, not ${value}.`,
  badPort: (value) => `--port must be a number from 0 to 65535, not ${value}.`,
  portTaken: (port) => `Port ${port} is in use by another program. Choose another with --port.`,
  cannotListen: (host, port, code) => `Cannot listen on ${host}, port ${port} (${code}).`,
  folderNotWritable: (folder) => `The folder ${folder} cannot be written. Choose another with --data.`,
  folderLocked: (folder, pid) =>
    `Another Wangge (process ${pid}) is using ${folder}. Stop it first, or choose another folder with --data.`,
  folderLockedElsewhere: (folder, host) => `Wangge on ${host} is using ${folder}. Stop it there first.`,
  folderNewer: (folder) =>
    `${folder} was written by a newer version of Wangge. Update this one; nothing was changed.`,
  databaseNewer:
    'The database was written by a newer version of Wangge. Update this one; nothing was changed.',
  folderDamaged: (file) => `${file} cannot be read. Restore it from a copy; nothing was changed.`,
  databaseDamaged: (folder, reason) =>
    `The database in ${folder} cannot be opened (${reason}). It is damaged, only part of it was copied, or the disk is full.
Restore the whole data folder from a copy, or delete everything and begin again with --reset.`,
  noSuchAccount: (email) => `No account has the address ${email}; nothing was changed.`,
  sqlUnreadable: (file) => `The file ${file} cannot be read.`,
  sqlFailed: (file, message) => `${file} was refused by the database; nothing was changed.\n\n  ${message}`,
  sqlHalfDone: (file, message) =>
    `${file} was refused by the database. What stands in it before its own commit is kept, the rest was not done.\n\n  ${message}`,
  sqlDone: (file) => `${file} was run.`,
  databaseUnreachable: (code) => `The PostgreSQL database cannot be reached or refuses us (${code}).`,
  databaseIsSupabase:
    'This database belongs to Supabase, which brings its own services: see docs/deploy.md. Nothing was changed.',
  resetNotHere: '--reset deletes a data folder. It does not touch a PostgreSQL database.',
  buildFailed: 'The app could not be built; see above.',
  monthsNotReady: (message) =>
    `The figures of the months could not be computed ahead (${message}). They are computed when somebody asks.`,
  badTiles: (file) =>
    `${file} does not describe tiles: expected JSON with attribution and a url with {z}, {x} and {y}.`,
  failed: 'Wangge could not start, for a reason that it does not know:'
};

const chinese: Words = {
  building: '正在构建应用',
  built: '应用构建完成',
  opening: '正在打开数据库',
  creating: '正在创建数据库',
  migrating: (name) => `正在应用 ${name}`,
  accounts: '正在创建演示账号',
  demonstration: '正在载入演示数据',
  part: (name) => CHINESE_PARTS[name] ?? name,
  demonstrationAbsent: '此版本不含演示数据，以空库启动。',
  ready: (address) => `网格已就绪：${address}`,
  signInWith: (password) => `演示账号（人物均为虚构），密码 ${password}：`,
  firstAccount: '目前是空库。首个系统管理员及密码（密码只显示这一次，遗失后可用 --new-password 重设）：',
  newPassword: '新密码（只显示这一次；用旧密码登录的最迟一小时内退出）：',
  stop: '按 Ctrl-C 停止。',
  closing: '正在关闭……',
  resetQuestion: (folder) => `${folder} 中的全部数据将被删除并重建。输入 yes 继续：`,
  resetNeedsYes: '无人可以确认。加上 --yes 可不经询问直接删除全部数据。',
  notReset: '未删除任何数据。',
  usage: `用法：npm start -- [选项]

  --port 端口          监听端口（5180）
  --host 地址          监听地址（127.0.0.1：仅限本机）
  --data 目录          数据目录（.wangge）
  --no-demo            不载入演示数据，从空库开始
  --households 户数    规模试验：新建库时载入不少于此户数的演示数据，
                       扩展到更多街道和城市（见 geodata/demo/README.md）
  --reset              先删除目录中的全部数据；删除前会询问
  --yes                不询问
  --new-password 邮箱  为此账号设新密码并显示，然后启动
  --sql 文件           先执行此 SQL 文件，全部成功或全部不做（docs/first-office.sql）
  --database-url URL   使用此 PostgreSQL（含 PostGIS），不用内置数据库
  --tiles 文件         描述瓦片底图的 JSON 文件：url、subdomains、attribution、reviewNumber
  --no-build           使用上次构建的应用，不重新构建
  --dev                直接从源码提供应用，热更新
  --help               显示本说明`,
  unknownOption: (message) => `${message}\n请用 --help 查看说明。`,
  badHouseholds: (value) => `--households 应为从 1 起的整数，而不是 ${value}。`,
  badPort: (value) => `--port 应为 0 到 65535 之间的数字，而不是 ${value}。`,
  portTaken: (port) => `端口 ${port} 已被其他程序占用，请用 --port 另选一个。`,
  cannotListen: (host, port, code) => `无法监听 ${host} 的端口 ${port}（${code}）。`,
  folderNotWritable: (folder) => `目录 ${folder} 不可写，请用 --data 另选一个。`,
  folderLocked: (folder, pid) =>
    `另一个网格程序（进程 ${pid}）正在使用 ${folder}。请先停止它，或用 --data 另选目录。`,
  folderLockedElsewhere: (folder, host) => `主机 ${host} 上的网格程序正在使用 ${folder}，请先在那里停止它。`,
  folderNewer: (folder) => `${folder} 由更新版本的网格写成。请升级本程序；数据未作任何改动。`,
  databaseNewer: '数据库由更新版本的网格写成。请升级本程序；数据未作任何改动。',
  folderDamaged: (file) => `${file} 无法读取。请用备份恢复；数据未作任何改动。`,
  databaseDamaged: (folder, reason) =>
    `无法打开 ${folder} 中的数据库（${reason}）。数据库已损坏、复制不完整，或磁盘已满。
请用备份恢复整个数据目录，或用 --reset 删除全部数据重新开始。`,
  noSuchAccount: (email) => `没有邮箱为 ${email} 的账号；未作任何改动。`,
  sqlUnreadable: (file) => `无法读取文件 ${file}。`,
  sqlFailed: (file, message) => `${file} 未被数据库接受，未作任何改动。\n\n  ${message}`,
  sqlHalfDone: (file, message) =>
    `${file} 未被数据库接受。文件中自带的 commit 之前的部分已保存，其余未执行。\n\n  ${message}`,
  sqlDone: (file) => `已执行 ${file}。`,
  databaseUnreachable: (code) => `无法连接 PostgreSQL 数据库，或被其拒绝（${code}）。`,
  databaseIsSupabase: '这是 Supabase 的数据库，它自带各项服务：请看 docs/deploy.md。数据未作任何改动。',
  resetNotHere: '--reset 只删除数据目录，不会改动 PostgreSQL 数据库。',
  buildFailed: '应用构建失败，原因见上。',
  monthsNotReady: (message) => `未能提前计算各月数据（${message}），有人查询时再计算。`,
  badTiles: (file) => `${file} 不是瓦片说明：应为含 attribution 与 url（带 {z}、{x}、{y}）的 JSON。`,
  failed: '网格未能启动，原因不明：'
};

/** Chinese where the environment asks for it (LC_ALL, LC_MESSAGES, LANG), else English. */
export function wordsFor(environment: Readonly<Record<string, string | undefined>>): Words {
  // A variable that is set to nothing counts as not set.
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG']
    .map((name) => environment[name] ?? '')
    .find((value) => value !== '');
  return (locale ?? '').toLowerCase().startsWith('zh') ? chinese : english;
}
