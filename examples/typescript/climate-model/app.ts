import { App } from 'aws-cdk-lib';
import { ClimateModelStack } from './climate-model-stack';

const app = new App();
new ClimateModelStack(app, 'ClimateModel');
