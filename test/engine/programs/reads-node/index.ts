import { cloudtrail, s3 } from "@pulumi/aws";

const landing = cloudtrail.Trail.get("landing", "landing-zone");
new s3.Bucket("own", { bucket: "own-data-444455556666" });

export const { arn } = landing;
