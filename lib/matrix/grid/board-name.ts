/** Boards whose names in workflows are not what people call them. */
const BOARDS: ReadonlyMap<string, string> = new Map([
  ['rpi3', 'Raspberry Pi 3'],
  ['rpi4', 'Raspberry Pi 4'],
  ['rpi5', 'Raspberry Pi 5'],
  ['nvidia-jetson-agx-orin', 'Jetson AGX Orin'],
  ['nvidia-jetson-orin-nx', 'Jetson Orin NX'],
  ['nvidia-jetson-orin-nano', 'Jetson Orin Nano'],
]);

/** What people call a board; its name in the workflow where nothing better is established. */
export function boardName(model: string): string {
  return BOARDS.get(model) ?? model;
}
