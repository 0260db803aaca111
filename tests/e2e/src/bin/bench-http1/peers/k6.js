import http from 'k6/http';

export default function () {
  http.get(Math.random() < 0.75 ? `${__ENV.HOST}/items` : `${__ENV.HOST}/cart`);
}
