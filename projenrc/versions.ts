/** The oldest CDK that has `Validations`, with which a finding is acknowledged; what users need at least. */
export const MINIMUM_CDK_VERSION = '2.257.0';

/** The CDK that this repository is built and tested with: the first ones check templates more strictly. */
export const CDK_VERSION = '2.276.0';

/** The CDK command line that reads what `CDK_VERSION` writes; the registry's 3.0.0 does not. */
export const CDK_CLI_VERSION = '2.1148.1';

export const CONSTRUCTS_VERSION = '10.5.1';

/** The compiler inside jsii 6.0; TypeScript 7 has another API. */
export const TYPESCRIPT_VERSION = '~6.0.3';

/** The Node.js that users run: `minNodeVersion` of `.projenrc.ts`, and those that get long-term support after it. */
export const NODE_VERSIONS = ['20', '22', '24'];
