package com.example.renderfarm;

import io.github.cdkbatchworks.BatchPlatform;
import io.github.cdkbatchworks.BatchQueue;
import io.github.cdkbatchworks.BatchQueueOptions;
import io.github.cdkbatchworks.ContainerJob;
import io.github.cdkbatchworks.ContainerJobOptions;
import io.github.cdkbatchworks.Ec2Compute;
import io.github.cdkbatchworks.Ec2ComputeOptions;
import io.github.cdkbatchworks.JobVolume;
import io.github.cdkbatchworks.NewEfsJobVolumeOptions;
import io.github.cdkbatchworks.SpotCompute;
import io.github.cdkbatchworks.SpotComputeOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.constructs.Construct;

/** Renders scenes in tiles: many small jobs on Spot, and a preview that does not wait behind them. */
public class RenderFarmStack extends Stack {
    /** What the jobs run stands beside the example in TypeScript; the path begins at the folder of cdk.json. */
    private static final String FRAME = "../../typescript/render-farm/frame";

    private final ContainerImage image = ContainerImage.fromAsset(FRAME);
    private final JobVolume frames;

    public RenderFarmStack(final Construct scope, final String id) {
        super(scope, id);

        final BatchPlatform batch = new BatchPlatform(this, "Render");
        final SpotCompute spot = batch.addSpotCompute("Spot", SpotComputeOptions.builder().maxVcpus(256).maxPricePercent(60).build());
        final Ec2Compute onDemand = batch.addEc2Compute("OnDemand", Ec2ComputeOptions.builder().maxVcpus(32).build());
        final BatchQueue bulk = batch.addQueue("Bulk", BatchQueueOptions.builder().priority(1).compute(List.of(spot)).build());
        final BatchQueue urgent = batch.addQueue("Urgent", BatchQueueOptions.builder().priority(100).compute(List.of(onDemand)).build());

        frames = JobVolume.newEfs(this, "Frames", NewEfsJobVolumeOptions.builder()
            .network(batch.getNetwork())
            .mountPath("/frames")
            .build());

        final ContainerJob tile = batch.addJob("Tile", job(bulk, "tile.mjs").build());
        batch.addJob("Stitch", job(bulk, "stitch.mjs").memory(Size.gibibytes(4)).build());
        batch.addJob("Preview", job(urgent, "preview.mjs").build());

        CfnOutput.Builder.create(this, "BulkQueue").value(bulk.getJobQueue().getJobQueueArn()).build();
        CfnOutput.Builder.create(this, "TileJob").value(tile.getJobDefinition().getJobDefinitionArn()).build();
    }

    /** What all jobs of a frame have in common. */
    private ContainerJobOptions.Builder job(final BatchQueue queue, final String script) {
        return ContainerJobOptions.builder()
            .queue(queue)
            .image(image)
            .command(List.of("node", script, "--scene", "Ref::scene", "--frames", "/frames"))
            .parameters(Map.of("scene", "harbor"))
            .volumes(List.of(frames))
            .timeout(Duration.minutes(30));
    }
}
