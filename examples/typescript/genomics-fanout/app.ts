import { App } from 'aws-cdk-lib';
import { GenomicsFanoutStack } from './genomics-fanout-stack';

const app = new App();
new GenomicsFanoutStack(app, 'GenomicsFanout');
