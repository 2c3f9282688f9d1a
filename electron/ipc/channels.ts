/** The only channels there are, known to the preload and to this folder. */
export const CHANNELS = {
  call: 'relief:call',
  cancel: 'relief:cancel',
  progress: 'relief:progress',
  menu: 'relief:menu',
} as const;
