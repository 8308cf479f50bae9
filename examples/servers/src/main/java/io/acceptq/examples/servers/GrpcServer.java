// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** gRPC on its shaded copy of Netty, which uses epoll if available; without protobuf. */
final class GrpcServer implements ServerUnderTest {
  /** Returns the request as the response. */
  static final MethodDescriptor<byte[], byte[]> ECHO =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName("acceptq.Echo/echo")
          .setRequestMarshaller(new Bytes())
          .setResponseMarshaller(new Bytes())
          .build();

  private Server server;

  public static void main(String[] args) throws Exception {
    ServerProgram.run(GrpcServer::new);
  }

  @Override
  public int bind(int backlog) throws IOException {
    server =
        NettyServerBuilder.forAddress(ServerUnderTest.anyLoopbackPort())
            .withOption(ChannelOption.SO_BACKLOG, backlog)
            .addService(
                ServerServiceDefinition.builder("acceptq.Echo")
                    .addMethod(
                        ECHO,
                        ServerCalls.asyncUnaryCall(
                            (request, responses) -> {
                              responses.onNext(request);
                              responses.onCompleted();
                            }))
                    .build())
            .build()
            .start();
    return server.getPort();
  }

  @Override
  public void open() {}

  @Override
  public void close() throws InterruptedException {
    server.shutdownNow().awaitTermination();
  }

  private static final class Bytes implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        for (int b = stream.read(); b >= 0; b = stream.read()) {
          bytes.write(b);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }
}
