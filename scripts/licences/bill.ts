/** The bill of materials (CycloneDX 1.6, ECMA-424) and the notices that go with the package. */
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { Part } from './parts.ts';

const TYPES = {
  library: Enums.ComponentType.Library,
  font: Enums.ComponentType.Data,
  data: Enums.ComponentType.Data,
  platform: Enums.ComponentType.Platform,
} as const;

/** JSON text. `version`: the product's. */
export function billOfMaterials(parts: readonly Part[], version: string): string {
  const bom = new Models.Bom();
  bom.metadata.component = new Models.Component(Enums.ComponentType.Application, 'liuyang-kiosk', {
    ...{ version, bomRef: 'liuyang-kiosk' },
  });
  for (const { kind, name, version: own, licence, purl } of parts) {
    const component = new Models.Component(TYPES[kind], name, {
      version: own,
      bomRef: purl ?? `${name}@${own}`,
    });
    if (licence !== null) component.licenses.add(new Models.LicenseExpression(licence));
    if (purl) component.purl = purl;
    bom.components.add(component);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return serializer.serialize(bom, { space: 2, sortLists: true });
}

/** One text for all: each part with its licence's name and text. */
export function notices(parts: readonly Part[]): string {
  const rule = '='.repeat(80);
  return parts
    .map(({ name, version, licence, text }) =>
      [
        rule,
        `${name} ${version}`,
        `Licence: ${licence ?? 'unknown'}`,
        '',
        text || '(The part carries no text of its own.)',
        '',
      ].join('\n'),
    )
    .join('\n');
}
