import { useEffect, useLayoutEffect } from 'react';
import { PAPER_CALLS, paperName } from '#shared/contract/papers.ts';
import { useCall } from '../lib/api.ts';
import { useRoute } from '../lib/route.ts';
import { PaperBook } from '../ui/paper/PaperTable.tsx';
import './print.css';
import { printRequest } from './print-request.ts';

/**
 * Only sheets of paper, for the host that prints them or makes the PDF. It waits for the mark on
 * `<html>`: `data-print="ready"` (and `data-ready="true"`), or in `data-print` why there are none.
 */
export function PrintPage() {
  const { params } = useRoute();
  const request = printRequest(params);
  const { data, error } = useCall(
    PAPER_CALLS[request?.paper ?? 'appendices'],
    request?.input ?? null,
  );
  const fault = request === null ? '打印地址不完整' : error ? error.message : null;
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (data) {
      dataset.print = 'ready';
      dataset.ready = 'true';
    } else if (fault !== null) dataset.print = fault;
    return () => {
      delete dataset.print;
      delete dataset.ready;
    };
  }, [data, fault]);
  // The name a PDF bears, like the workbook's title.
  useEffect(() => {
    if (request !== null) document.title = paperName(request);
  });
  if (fault !== null) return <p>{fault}</p>;
  return data ? <PaperBook models={data} /> : null;
}
