const { Audit } = require("./audit");

new Audit("audit");
