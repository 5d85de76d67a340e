using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.ECS;
using CdkBatchworks;
using Constructs;

namespace RenderFarm;

/// <summary>Renders scenes in tiles: many small jobs on Spot, and a preview that does not wait behind them.</summary>
public class RenderFarmStack : Stack
{
    /// <summary>What the jobs run stands beside the example in TypeScript; the path begins at the folder of cdk.json.</summary>
    private const string Frame = "../../typescript/render-farm/frame";

    public RenderFarmStack(Construct scope, string id) : base(scope, id)
    {
        var batch = new BatchPlatform(this, "Render");
        var spot = batch.AddSpotCompute("Spot", new SpotComputeOptions { MaxVcpus = 256, MaxPricePercent = 60 });
        var onDemand = batch.AddEc2Compute("OnDemand", new Ec2ComputeOptions { MaxVcpus = 32 });
        var bulk = batch.AddQueue("Bulk", new BatchQueueOptions { Priority = 1, Compute = [spot] });
        var urgent = batch.AddQueue("Urgent", new BatchQueueOptions { Priority = 100, Compute = [onDemand] });

        var image = ContainerImage.FromAsset(Frame);
        var frames = JobVolume.NewEfs(this, "Frames", new NewEfsJobVolumeOptions { Network = batch.Network, MountPath = "/frames" });

        // What all jobs of a frame have in common.
        ContainerJobOptions Job(BatchQueue queue, string script, Size? memory = null) => new ContainerJobOptions
        {
            Queue = queue,
            Image = image,
            Command = ["node", script, "--scene", "Ref::scene", "--frames", "/frames"],
            Parameters = new Dictionary<string, string> { ["scene"] = "harbor" },
            Volumes = [frames],
            Timeout = Duration.Minutes(30),
            Memory = memory,
        };
        var tile = batch.AddJob("Tile", Job(bulk, "tile.mjs"));
        batch.AddJob("Stitch", Job(bulk, "stitch.mjs", memory: Size.Gibibytes(4)));
        batch.AddJob("Preview", Job(urgent, "preview.mjs"));

        new CfnOutput(this, "BulkQueue", new CfnOutputProps { Value = bulk.JobQueue.JobQueueArn });
        new CfnOutput(this, "TileJob", new CfnOutputProps { Value = tile.JobDefinition.JobDefinitionArn });
    }
}
