/**
 * The commits of kairos-factory-action that the workflows of a Kairos release use, and that its certificates
 * should contain. From `release.yaml` and `release-arm.yaml` at each tag; for other releases they are unknown.
 */
export const FACTORY_PINS: Readonly<Record<string, readonly string[]>> = {
  'v3.5.1': ['50727b6b5d97cf8f77e218eaf82b9362c24b3fd8'],
  'v3.5.2': ['50727b6b5d97cf8f77e218eaf82b9362c24b3fd8'],
  'v3.5.3': ['473ed53d3bb178669fcd9e0d6148b42ff000998c'],
  'v3.5.4': ['473ed53d3bb178669fcd9e0d6148b42ff000998c'],
  'v3.5.5': ['a9439a91ef3c968c99a6d50209fa8e2db22afb85'],
  'v3.5.6': ['a9439a91ef3c968c99a6d50209fa8e2db22afb85'],
  'v3.5.7': ['a9439a91ef3c968c99a6d50209fa8e2db22afb85'],
  'v3.6.0': ['71d85fe9d4267e373a5d27b4a0fddd44628fb1ba'],
  'v3.5.8': ['a9439a91ef3c968c99a6d50209fa8e2db22afb85'],
  'v3.5.9': ['a9439a91ef3c968c99a6d50209fa8e2db22afb85'],
  'v3.5.10': ['a9439a91ef3c968c99a6d50209fa8e2db22afb85'],
  'v3.7.0': [
    '13210e132aab7e25564ff2da35dc618c9f41c96e',
    '583ec0586948b7b8e7692f6db22e902b373d48f3',
  ],
  'v3.7.1': ['583ec0586948b7b8e7692f6db22e902b373d48f3'],
  'v3.7.2': ['583ec0586948b7b8e7692f6db22e902b373d48f3'],
  'v4.0.0': ['583ec0586948b7b8e7692f6db22e902b373d48f3'],
  'v4.0.1': ['c237359bb72f160ee19232ca5d8472062ebc2cad'],
  'v4.0.2': ['84ea9b020bdd470081b235a1a99147a98d32c989'],
  'v4.0.3': ['84ea9b020bdd470081b235a1a99147a98d32c989'],
  'v4.1.0': ['84ea9b020bdd470081b235a1a99147a98d32c989'],
  'v4.1.1': ['d8ac83e6ed2f143e5a4351f67fcfbceac9cb96c6'],
  'v4.1.2': ['d8ac83e6ed2f143e5a4351f67fcfbceac9cb96c6'],
  'v4.2.0': ['9bf6ee71187036eb832f28c29f0c699507bc1ca3'],
};
