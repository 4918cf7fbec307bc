import type { PlatformImage } from './model';

/** The platform of an image as clients write it, e.g. `linux/arm64/v8`. */
export function platformName({
  os,
  architecture,
  variant,
}: Pick<PlatformImage, 'os' | 'architecture' | 'variant'>): string {
  return [os, architecture, variant].filter((part) => part !== null && part !== '').join('/');
}
