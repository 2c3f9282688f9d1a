/** Inches, portrait. */
const papers = {
  A2: [16.54, 23.39],
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
  Tabloid: [11, 17],
};

// Electron's default margin: 1 cm.
const defaultMargin = 0.4;

/** Electron's printToPDF options → the DevTools protocol's Page.printToPDF. */
export function pdfParameters(options = {}) {
  const { pageSize = 'Letter', margins = {} } = options;
  const paper = typeof pageSize === 'object' ? [pageSize.width, pageSize.height] : papers[pageSize];
  if (!paper) throw new Error(`Invalid pageSize ${pageSize}`);
  const side = (name) => margins[name] ?? (margins.marginType === 'none' ? 0 : defaultMargin);
  return {
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth: paper[0],
    paperHeight: paper[1],
    marginTop: side('top'),
    marginBottom: side('bottom'),
    marginLeft: side('left'),
    marginRight: side('right'),
    pageRanges: options.pageRanges ?? '',
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  };
}
