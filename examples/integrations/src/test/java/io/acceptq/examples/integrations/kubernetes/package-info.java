// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the manifests and the Dockerfile: the API server would accept them, and a pod with the
 * rights of the Deployment works. The pod runs in namespaces that the test creates, without a
 * container engine. Imports {@code programs}.
 */
package io.acceptq.examples.integrations.kubernetes;
