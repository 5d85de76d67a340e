import type { ConstructPaths } from './construct-paths';
import type { NamedTemplate } from '../model/environment';
import type { PlaceOf, Template } from '../model/template';
import type { ImageAsset } from '../model/types';

/** A template out of a file. */
export interface ParsedFile {
  readonly template: Template;
  readonly placeOf: PlaceOf;
}

/** Reads a file; the same file a second time without reading it again. */
export type ParseFile = (file: string) => ParsedFile;

/** A template and the file that it comes from. */
export interface TemplateFile extends NamedTemplate {
  /** Absolute. */
  readonly file: string;
  /** Where its resources stand in the file. */
  readonly placeOf: PlaceOf;
}

/** A stack of its own, before those nested in it are read. */
export interface StackFile extends ParsedFile {
  readonly name: string;
  readonly stackName?: string;
  /** Absolute. */
  readonly file: string;
  /** What the cloud assembly knows that the stack is part of. */
  readonly assembly?: AssemblyStack;
}

export interface AssemblyStack {
  readonly paths: ConstructPaths;
  /** The files that are uploaded, by the last part of the key that they get: nested templates among them. */
  readonly uploads: ReadonlyMap<string, string>;
}

/** What a path on the command line stands for. */
export interface TemplateSource {
  readonly stacks: readonly StackFile[];
  /** The images that the app brings. */
  readonly images: readonly ImageAsset[];
}
