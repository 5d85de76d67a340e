package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-batchworks/cdk-batchworks-go/cdkbatchworks"
)

// What the jobs run stands beside the example in TypeScript; the path begins at the folder of cdk.json.
const frame = "../../typescript/render-farm/frame"

// NewRenderFarmStack renders scenes in tiles: many small jobs on Spot, and a preview that does not wait behind them.
func NewRenderFarmStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, jsii.String(id), nil)

	batch := cdkbatchworks.NewBatchPlatform(stack, jsii.String("Render"), nil)
	spot := batch.AddSpotCompute(jsii.String("Spot"), &cdkbatchworks.SpotComputeOptions{
		MaxVcpus:        jsii.Number(256),
		MaxPricePercent: jsii.Number(60),
	})
	onDemand := batch.AddEc2Compute(jsii.String("OnDemand"), &cdkbatchworks.Ec2ComputeOptions{MaxVcpus: jsii.Number(32)})
	bulk := batch.AddQueue(jsii.String("Bulk"), &cdkbatchworks.BatchQueueOptions{
		Priority: jsii.Number(1),
		Compute:  &[]cdkbatchworks.ICompute{spot},
	})
	urgent := batch.AddQueue(jsii.String("Urgent"), &cdkbatchworks.BatchQueueOptions{
		Priority: jsii.Number(100),
		Compute:  &[]cdkbatchworks.ICompute{onDemand},
	})

	image := awsecs.ContainerImage_FromAsset(jsii.String(frame), nil)
	frames := cdkbatchworks.JobVolume_NewEfs(stack, jsii.String("Frames"), &cdkbatchworks.NewEfsJobVolumeOptions{
		Network:   batch.Network(),
		MountPath: jsii.String("/frames"),
	})

	// What all jobs of a frame have in common.
	job := func(queue cdkbatchworks.BatchQueue, script string) *cdkbatchworks.ContainerJobOptions {
		return &cdkbatchworks.ContainerJobOptions{
			Queue:      queue,
			Image:      image,
			Command:    jsii.Strings("node", script, "--scene", "Ref::scene", "--frames", "/frames"),
			Parameters: &map[string]*string{"scene": jsii.String("harbor")},
			Volumes:    &[]cdkbatchworks.JobVolume{frames},
			Timeout:    awscdk.Duration_Minutes(jsii.Number(30)),
		}
	}
	tile := batch.AddJob(jsii.String("Tile"), job(bulk, "tile.mjs"))
	stitch := job(bulk, "stitch.mjs")
	stitch.Memory = awscdk.Size_Gibibytes(jsii.Number(4))
	batch.AddJob(jsii.String("Stitch"), stitch)
	batch.AddJob(jsii.String("Preview"), job(urgent, "preview.mjs"))

	awscdk.NewCfnOutput(stack, jsii.String("BulkQueue"), &awscdk.CfnOutputProps{Value: bulk.JobQueue().JobQueueArn()})
	awscdk.NewCfnOutput(stack, jsii.String("TileJob"), &awscdk.CfnOutputProps{Value: tile.JobDefinition().JobDefinitionArn()})
	return stack
}
