import { App } from 'aws-cdk-lib';
import { NightlyEtlStack } from './nightly-etl-stack';

const app = new App();
new NightlyEtlStack(app, 'NightlyEtl');
