throw new Error("Electron's modules can't be used in a worker thread");
