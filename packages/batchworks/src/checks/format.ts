import type { Report } from '#shared/checks/report';
import type { Rule } from '#shared/checks/rule';
import type { BatchModel } from '#shared/model/types';
import type { Colors } from 'picocolors/types';
import type { TemplateFile, UnreadStack } from '../templates';

/** What the checks found, and where. */
export interface Inspected {
  readonly report: Report;
  readonly model: BatchModel;
  readonly templates: readonly TemplateFile[];
  readonly rules: readonly Rule[];
  /** Nested stacks of which nothing could be checked. They count among what cannot be told. */
  readonly unread: readonly UnreadStack[];
}

/** How it is to be shown. */
export interface FormatOptions {
  /** Whether to show what cannot be told, too. */
  readonly unknown: boolean;
  readonly colors: Colors;
  /** How wide a line may be. */
  readonly columns: number;
}

/** Makes a report out of it: pure, the same input gives the same text. */
export type Format = (inspected: Inspected, options: FormatOptions) => string;
