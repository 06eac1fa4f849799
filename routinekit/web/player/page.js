import { RoutinePlayer } from "./element.js";

const player = document.querySelector("routine-player");
const plan = document.getElementById("plan");
// A script in a page of somebody else only brings the element along.
if (player instanceof RoutinePlayer && plan) player.plan = JSON.parse(plan.textContent);
