import { s3 } from "@pulumi/aws";
import { Config, getProject } from "@pulumi/pulumi";

const logs = new s3.Bucket("logs", { bucket: new Config().require("bucket") });

export const bucket = logs.bucket;
export const project = getProject();
