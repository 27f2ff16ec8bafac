/** China's administrative divisions (GB/T 2260) as words for the pinyin keyboard: near ones whole, far ones down to the city. Build time. */
import { areaList } from '@vant/area-data';
import { LONGEST_WORD } from '../engines/lexicon.ts';

/** Weights in quarter-bits of log2(count): the cities of Hunan and Jiangxi, their counties, and the rest of China. */
const NEAR_WEIGHT = 48;
const COUNTY_WEIGHT = 40;
const FAR_WEIGHT = 36;
/** The provinces whose counties are typed here, by the code's first two digits. */
const NEAR = /^(43|36)/;
/** What the name is of; typed and left out. */
const KIND = /(特别行政区|(壮族|回族|维吾尔)?自治区|省|市|县|区)$/u;
/** The peoples an autonomous county or prefecture is named for; nobody types them. */
const PEOPLES = /^(\p{Script=Han}{2})(\p{Script=Han}{1,3}族)+自治[州县]$/u;
/** A development zone's name is nothing without its last word. */
const ZONE = /(开发|管理|示范|高新)区$/u;
/** Rows that gather what has no name of its own, such as the counties straight under a province. */
const GATHERING = /^(省|自治区)?直辖县|^县$/u;

export function places(): Map<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, weight: number) => {
    const short = ZONE.test(name) ? name : name.replace(PEOPLES, '$1').replace(KIND, '');
    // An autonomous county is called by its seat's name and 县 as well: 靖州县.
    const seat = PEOPLES.test(name) && name.endsWith('县') ? `${short}县` : short;
    for (const text of [name, short, seat]) {
      if (text.length > 1 && text.length <= LONGEST_WORD)
        found.set(text, Math.max(found.get(text) ?? 0, weight));
    }
  };
  const { province_list: provinces, city_list: cities, county_list: counties } = areaList;
  for (const [code, name] of [...Object.entries(provinces), ...Object.entries(cities)]) {
    if (!GATHERING.test(name)) add(name, NEAR.test(code) ? NEAR_WEIGHT : FAR_WEIGHT);
  }
  for (const [code, name] of Object.entries(counties)) if (NEAR.test(code)) add(name, COUNTY_WEIGHT);
  return found;
}
