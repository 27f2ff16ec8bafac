/** The catalogue editor's tool: checks the data files and counts them, shows what citizens would find, measures labelled queries. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createElsewhere } from '../../main/core/catalogue/elsewhere.ts';
import { type Catalogue, loadCatalogue, problemLine } from '../../main/core/catalogue/load.ts';
import { createSearch } from '../../main/core/catalogue/search.ts';
import { hallProblemLine, loadHall } from '../../main/core/hall/files.ts';
import { readLabelled, recallOf } from './labelled.ts';

/** As many as the screen asks for. */
const HITS = 20;

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    search: { type: 'string' },
    json: { type: 'boolean' },
    queries: { type: 'string' },
    help: { type: 'boolean' },
    folder: { type: 'string', default: path.join(import.meta.dirname, '../../kiosk-config/catalogue') },
  },
});

const HELP = `npm run catalogue -- --check            查错（连同大厅日历），数事项
npm run catalogue -- --search 词        看群众搜这个词会找到什么
npm run catalogue -- --search 词 --json 只打印编码：一个 JSON 数组，最相符的在前
npm run catalogue -- --queries 文件     一行一个“问法、制表符、编码（空格分开）”，# 开头是说明；打印找得准不准，
                                        最后一行是 {"queries":个数,"first":第一个就对的百分比,"five":前五个里有的百分比,"none":一无所获的个数}
--folder 文件夹                         换一份目录`;

const loaded = loadCatalogue(values.folder);
// The hall's plan stands beside the catalogue and names its zones and items.
const hallFolder = path.join(values.folder, '../hall');
const hall = loaded.ok && existsSync(hallFolder) ? loadHall(hallFolder, loaded.catalogue.known()) : null;
if (values.help) {
  console.log(HELP);
} else if (!loaded.ok) {
  console.error(`不通过 ${loaded.problems.length} 处：`);
  for (const problem of loaded.problems) console.error(`  ${problemLine(problem)}`);
  process.exitCode = 1;
} else if (hall && !hall.ok) {
  console.error(`大厅日历不通过 ${hall.problems.length} 处：`);
  for (const problem of hall.problems) console.error(`  ${hallProblemLine(problem)}`);
  process.exitCode = 1;
} else if (values.search !== undefined) {
  if (values.json) printCodes(loaded.catalogue, values.search);
  else printSearch(loaded.catalogue, values.search);
} else if (values.queries !== undefined) {
  printRecall(loaded.catalogue, values.queries);
} else {
  printCounts(loaded.catalogue);
}

function printCounts(catalogue: Catalogue): void {
  const { zones, departments, counts } = catalogue.overview();
  const both = counts.booking + counts.preReview - counts.items;
  console.log(
    `事项 ${counts.items} 预约 ${counts.booking} 预审 ${counts.preReview} 兼有 ${both} ` +
      `仅预约 ${counts.booking - both} 仅预审 ${counts.preReview - both} ` +
      `专区 ${zones.length} 单位 ${departments.length} 版本 ${catalogue.version}`,
  );
  console.log(applyLine(catalogue));
  for (const { id, name, counts } of zones) {
    const offices = departments.filter(({ zoneId }) => zoneId === id).length;
    console.log(
      `  ${name}：事项 ${counts.items}，单位 ${offices}，预约 ${counts.booking}，预审 ${counts.preReview}`,
    );
  }
}

/** How many items can be applied for online, how many of them wholly, how many ask about the citizen's situation. */
function applyLine(catalogue: Catalogue): string {
  const items = catalogue.list({}).flatMap(({ code }) => catalogue.item(code) ?? []);
  const online = items.filter(({ apply }) => apply !== undefined).length;
  const full = items.filter(({ apply }) => apply === 'full').length;
  const situations = items.filter(({ situation }) => situation.length > 0).length;
  return `online ${online}, full ${full}, situations ${situations}`;
}

function printCodes(catalogue: Catalogue, text: string): void {
  const hits = createSearch(catalogue.searchable())(text, { limit: HITS });
  console.log(JSON.stringify(hits.map(({ item }) => item.code)));
}

/** Each query whose items are not first, with what is found instead; then the figures. */
function printRecall(catalogue: Catalogue, file: string): void {
  const search = createSearch(catalogue.searchable());
  const queries = readLabelled(file);
  for (const { query, codes } of queries) {
    const found = search(query, { limit: 5 }).map(({ item }) => item.code);
    if (!codes.includes(found[0] ?? '')) {
      console.log(`${query}  应为 ${codes.join(' ')}  找到 ${found.join(' ') || '无'}`);
    }
  }
  const recall = recallOf(search, queries);
  console.log(`第一个就对 ${recall.first} %，前五个里有 ${recall.five} %，一无所获 ${recall.none} 个`);
  console.log(JSON.stringify(recall));
}

function printSearch(catalogue: Catalogue, text: string): void {
  const started = performance.now();
  const search = createSearch(catalogue.searchable());
  const built = performance.now();
  const hits = search(text, { limit: HITS });
  const searched = performance.now();
  for (const { item, marks, keyword } of hits) {
    let name = item.name;
    for (const [start, end] of marks.toReversed()) {
      name = `${name.slice(0, start)}[${name.slice(start, end)}]${name.slice(end)}`;
    }
    console.log(`${item.code}  ${name}${keyword ? `  （${keyword}）` : ''}  ${item.departmentName}`);
  }
  const elsewhere = createElsewhere(catalogue.elsewhere())(text);
  if (elsewhere) console.log(`不在本机办：${elsewhere.name}  ${elsewhere.where}`);
  console.log(
    `${hits.length} 项，索引 ${(built - started).toFixed(0)} ms，查询 ${(searched - built).toFixed(2)} ms`,
  );
}
