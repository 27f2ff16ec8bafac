/** The catalogue editor's tool: `--check` validates the data files and counts them, `--search 词` shows what citizens would find. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Catalogue, loadCatalogue, problemLine } from '../../main/core/catalogue/load.ts';
import { createSearch } from '../../main/core/catalogue/search.ts';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    search: { type: 'string' },
    folder: { type: 'string', default: path.join(import.meta.dirname, '../../kiosk-config/catalogue') },
  },
});

const loaded = loadCatalogue(values.folder);
if (!loaded.ok) {
  console.error(`不通过 ${loaded.problems.length} 处：`);
  for (const problem of loaded.problems) console.error(`  ${problemLine(problem)}`);
  process.exitCode = 1;
} else if (values.search !== undefined) {
  printSearch(loaded.catalogue, values.search);
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
  for (const { id, name, counts } of zones) {
    const offices = departments.filter(({ zoneId }) => zoneId === id).length;
    console.log(
      `  ${name}：事项 ${counts.items}，单位 ${offices}，预约 ${counts.booking}，预审 ${counts.preReview}`,
    );
  }
}

function printSearch(catalogue: Catalogue, text: string): void {
  const started = performance.now();
  const search = createSearch(catalogue.searchable());
  const built = performance.now();
  const hits = search(text, { limit: 20 });
  const searched = performance.now();
  for (const { item, marks, keyword } of hits) {
    let name = item.name;
    for (const [start, end] of marks.toReversed()) {
      name = `${name.slice(0, start)}[${name.slice(start, end)}]${name.slice(end)}`;
    }
    console.log(`${item.code}  ${name}${keyword ? `  （${keyword}）` : ''}  ${item.departmentName}`);
  }
  console.log(
    `${hits.length} 项，索引 ${(built - started).toFixed(0)} ms，查询 ${(searched - built).toFixed(2)} ms`,
  );
}
