import { requireReady, runtime } from './runtime.mjs';

/** What was asked, for tests: `{ kind, options }`. */
export const asked = [];

// Electron's own answer when a person closes the dialog.
const cancelled = {
  open: () => ({ canceled: true, filePaths: [] }),
  save: () => ({ canceled: true, filePath: '' }),
  message: (options) => ({ response: options.cancelId ?? 0, checkboxChecked: false }),
};

/** Tests put a script in front of these (see the desktop harness); a person is asked by a prompt. */
function asking(kind) {
  return async (...given) => {
    requireReady('dialog module can only be used after app is ready: asked');
    const options = given.at(-1) ?? {};
    const window = given.length > 1 ? given[0] : [...runtime.windows].at(-1);
    asked.push({ kind, options });
    if (runtime.headed && window) return askPerson(kind, options, window.webContents);
    console.error(`${kind} dialog without a scripted answer: cancelled`);
    return cancelled[kind](options);
  };
}

async function askPerson(kind, options, contents) {
  const answer = await contents.ask(promptFor(kind, options));
  if (answer === null || answer === undefined) return cancelled[kind](options);
  if (kind === 'open') return { canceled: false, filePaths: [answer] };
  if (kind === 'save') return { canceled: false, filePath: answer };
  const response = Number(answer) - 1;
  return options.buttons?.[response] === undefined
    ? cancelled.message(options)
    : { response, checkboxChecked: false };
}

/** The page's own prompt stands for the file dialog: a path is typed instead of chosen. */
function promptFor(kind, options) {
  if (kind !== 'message') {
    const text = `${options.title ?? options.buttonLabel ?? '文件'}\n请输入文件的完整路径：`;
    return `prompt(${JSON.stringify(text)}, ${JSON.stringify(options.defaultPath ?? '')})`;
  }
  const choices = (options.buttons ?? ['OK']).map((label, at) => `${at + 1} = ${label}`);
  const text = [options.message, options.detail, ...choices].filter(Boolean).join('\n');
  return `prompt(${JSON.stringify(text)}, ${JSON.stringify(String((options.defaultId ?? 0) + 1))})`;
}

export const dialog = {
  showOpenDialog: asking('open'),
  showSaveDialog: asking('save'),
  showMessageBox: asking('message'),
  showErrorBox(title, content) {
    asked.push({ kind: 'error', options: { title, content } });
    console.error(`${title}\n${content}`);
  },
};

export function answerPrint(options) {
  asked.push({ kind: 'print', options });
  return false;
}
