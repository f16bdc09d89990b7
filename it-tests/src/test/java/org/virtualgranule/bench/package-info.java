/** Benchmarks with JMH; {@code it-tests/bench} runs them, {@code mvn verify} only compiles them. */
package org.virtualgranule.bench;
