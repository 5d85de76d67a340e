/** The SDK warns of Node.js 20, which is supported here, in every process that makes a client. */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
