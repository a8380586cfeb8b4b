const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

class Audit extends pulumi.ComponentResource {
	constructor(name) {
		super("acme:index:Audit", name);
		const args = {
			s3BucketName: "central-logs",
			isMultiRegionTrail: true,
			enableLogFileValidation: true,
		};
		new aws.cloudtrail.Trail(`${name}-trail`, args, { parent: this }); // at: audit-trail
	}
}
module.exports = { Audit };
