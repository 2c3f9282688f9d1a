// Loaded into the app's main process before the app itself (`-r`), on real Electron and on the
// stand-in alike: puts a test's script in front of everything a person would have to answer.
const { app, dialog, shell } = require('electron');

/** @type {{ answers: Record<string, unknown[]>, asked: unknown[], opened: string[] }} */
const script = { answers: { open: [], save: [], message: [], print: [] }, asked: [], opened: [] };
for (const { kind, answer } of JSON.parse(process.env.DESKTOP_TEST_DIALOGS ?? '[]'))
  script.answers[kind].push(answer);
globalThis.desktopTest = script;

// The app must see the command line a user would have given.
const own = process.argv.indexOf(__filename);
if (own > 0) process.argv.splice(own - 1, 2);

const cancelled = {
  open: { canceled: true, filePaths: [] },
  save: { canceled: true, filePath: '' },
};

function next(kind, options, otherwise) {
  script.asked.push({ kind, options });
  return script.answers[kind].length > 0 ? script.answers[kind].shift() : otherwise;
}

dialog.showOpenDialog = async (...given) => next('open', given.at(-1), cancelled.open);
dialog.showSaveDialog = async (...given) => next('save', given.at(-1), cancelled.save);
dialog.showMessageBox = async (...given) => {
  const options = given.at(-1);
  return next('message', options, { response: options.cancelId ?? 0, checkboxChecked: false });
};
dialog.showErrorBox = (title, content) =>
  void script.asked.push({ kind: 'error', options: { title, content } });

shell.openExternal = async (url) => void script.opened.push(url);
shell.openPath = async (file) => {
  script.opened.push(file);
  return '';
};
shell.showItemInFolder = (file) => void script.opened.push(file);

app.on('web-contents-created', (_event, contents) => {
  contents.print = (options = {}, callback = () => {}) => {
    const done = next('print', options, false);
    queueMicrotask(() => callback(done, done ? '' : 'Print job canceled'));
  };
});
