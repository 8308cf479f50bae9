// SPDX-License-Identifier: Apache-2.0
/**
 * The program behind {@code run.sh}: an overloaded service, Prometheus, Alertmanager and a webhook,
 * from the first dropped connection to the resolved alert. The clients and the webhook have threads
 * of their own. Imports {@code process}, {@code prometheus} and {@code grafana}.
 */
package io.acceptq.examples.integrations.alerting;
