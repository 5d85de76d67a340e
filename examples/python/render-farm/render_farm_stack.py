from pathlib import Path
from typing import List

from aws_cdk import CfnOutput, Duration, RemovalPolicy, Size, Stack
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_efs as efs
from aws_cdk import aws_secretsmanager as secretsmanager
from cdk_batchworks import BatchPlatform, JobSecret, JobVolume
from constructs import Construct

# What the jobs run stands beside the example in TypeScript: it is the same farm.
FRAME = Path(__file__).resolve().parents[2] / "typescript" / "render-farm" / "frame"

# The user `node` of the image, who owns the frames.
NODE_USER = efs.PosixUser(uid="1000", gid="1000")


class RenderFarmStack(Stack):
    """Renders scenes in tiles: many small jobs on Spot, and a preview that does not wait behind them."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        batch = BatchPlatform(self, "Render")
        spot = batch.add_spot_compute("Spot", max_vcpus=256, max_price_percent=60)
        on_demand = batch.add_ec2_compute("OnDemand", max_vcpus=32)
        bulk = batch.add_queue("Bulk", priority=1, compute=[spot])
        urgent = batch.add_queue("Urgent", priority=100, compute=[on_demand])

        file_system = efs.FileSystem(self, "FileSystem", vpc=batch.vpc, removal_policy=RemovalPolicy.DESTROY)
        access_point = file_system.add_access_point(
            "Frames",
            path="/frames",
            posix_user=NODE_USER,
            create_acl=efs.Acl(owner_uid=NODE_USER.uid, owner_gid=NODE_USER.gid, permissions="750"),
        )
        frames = JobVolume.efs(file_system, mount_path="/frames", access_point=access_point)
        signing_key = secretsmanager.Secret(self, "SigningKey", description="Signs the manifest of a frame")

        job = {
            "image": ecs.ContainerImage.from_asset(str(FRAME)),
            "parameters": {"scene": "harbor"},
            "volumes": [frames],
            "timeout": Duration.minutes(30),
        }
        jobs = {
            "Tile": batch.add_job("Tile", **job, queue=bulk, command=command("tile.mjs")),
            "Stitch": batch.add_job("Stitch", **job, queue=bulk, command=command("stitch.mjs"), memory=Size.gibibytes(4)),
            "Preview": batch.add_job("Preview", **job, queue=urgent, command=command("preview.mjs")),
            "Manifest": batch.add_job(
                "Manifest",
                **job,
                queue=bulk,
                command=command("manifest.mjs"),
                secrets={"SIGNING_KEY": JobSecret.from_secrets_manager(signing_key)},
            ),
        }

        CfnOutput(self, "BulkQueue", value=bulk.job_queue.job_queue_arn)
        CfnOutput(self, "UrgentQueue", value=urgent.job_queue.job_queue_arn)
        for name, definition in jobs.items():
            CfnOutput(self, f"{name}Job", value=definition.job_definition.job_definition_arn)


def command(script: str) -> List[str]:
    return ["node", script, "--scene", "Ref::scene", "--frames", "/frames"]
