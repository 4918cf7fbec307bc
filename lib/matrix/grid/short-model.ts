/** A board's name without the vendor's prefix, where the rest is still plain. */
export function shortModel(model: string): string {
  return model.replace(/^nvidia-(?:jetson-)?/, '');
}
